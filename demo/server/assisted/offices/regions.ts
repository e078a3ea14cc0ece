/** Parts that made-up offices are made of. In numbers, `#` stands for a digit. */
export interface Region {
  readonly timeZone: string;
  /** From the least to the most, in degrees. */
  readonly latitude: readonly [number, number];
  readonly longitude: readonly [number, number];
  /** Spoken at every office, and at some. */
  readonly languages: readonly string[];
  readonly others: readonly string[];
  readonly townPrefixes: readonly [string, ...string[]];
  readonly townBeginnings: readonly [string, ...string[]];
  readonly townEndings: readonly [string, ...string[]];
  readonly quarters: readonly string[];
  readonly streets: readonly [string, ...string[]];
  readonly postcode: string;
  readonly phone?: string;
  /** Line by line. */
  address(street: string, number: number, postcode: string, town: string): readonly string[];
}

const polish = {
  timeZone: 'Europe/Warsaw',
  latitude: [49.6, 54.2],
  longitude: [15.2, 23.2],
  languages: ['pl'],
  others: ['en', 'uk', 'de', 'ru'],
  townPrefixes: ['Nowe', 'Stare', 'Górne', 'Dolne', 'Małe', 'Wielkie'],
  townBeginnings: ['Borsu', 'Dębo', 'Gwiazdo', 'Jarzę', 'Kalino', 'Lipo', 'Łąko', 'Modrze', 'Olszy', 'Świerko', 'Żura'],
  townEndings: ['bórz', 'dół', 'gródek', 'jary', 'łęka', 'mierz', 'niska', 'ręba', 'wica', 'źródło'],
  quarters: ['Centrum', 'Rynek', 'Dworzec', 'Północ', 'Południe', 'Stare Miasto', 'Park', 'Zamek', 'Port', 'Młyn'],
  streets: ['Bursztynowa', 'Cicha', 'Jaśminowa', 'Latarników', 'Leśna', 'Łabędzia', 'Przystanna', 'Źródlana'],
  postcode: '##-###',
  address: (street, number, postcode, town) => [`ul. ${street} ${number}`, `${postcode} ${town}`],
} as const satisfies Region;

const english = {
  timeZone: 'Europe/London',
  latitude: [50.9, 55],
  longitude: [-3.2, 0.9],
  languages: ['en'],
  others: ['pl', 'ru', 'uk'],
  townPrefixes: ['Great', 'Little', 'North', 'South', 'Upper', 'Lower'],
  townBeginnings: [
    'Amber',
    'Bram',
    'Corven',
    'Dunnel',
    'Elder',
    'Fenna',
    'Gosling',
    'Harrow',
    'Lantern',
    'Marrow',
    'Quill',
  ],
  townEndings: ['bourne', 'combe', 'dale', 'fold', 'hithe', 'leigh', 'mere', 'stead', 'wick', 'worth'],
  quarters: ['Central', 'Market', 'Station', 'North', 'South', 'Harbour', 'Park', 'Castle', 'Riverside', 'Mill'],
  streets: [
    'Bellringer Lane',
    'Candle Street',
    'Heron Road',
    'Juniper Way',
    'Lamplighter Row',
    'Orchard Walk',
    'Tern Street',
  ],
  postcode: 'ZZ# #ZZ',
  phone: '+441632960###',
  address: (street, number, postcode, town) => [`${number} ${street}`, town, postcode],
} as const satisfies Region;

const russian = {
  timeZone: 'Europe/Moscow',
  latitude: [52.2, 59.5],
  longitude: [31.5, 44.5],
  languages: ['ru'],
  others: ['en', 'uk'],
  townPrefixes: ['Novy', 'Stary', 'Verkhny', 'Nizhny', 'Maly', 'Bolshoy'],
  townBeginnings: [
    'Berezo',
    'Dubro',
    'Fonar',
    'Klyuche',
    'Lebed',
    'Medve',
    'Ozer',
    'Ryabin',
    'Snego',
    'Yasno',
    'Zvyozd',
  ],
  townEndings: ['bor', 'dol', 'gorye', 'insk', 'kamsk', 'lug', 'ozersk', 'polye', 'rechensk', 'yarsk'],
  quarters: ['Tsentr', 'Vokzal', 'Sever', 'Yug', 'Zarechye', 'Rynok', 'Sad', 'Pristan', 'Kreml', 'Melnitsa'],
  streets: ['Fonarnaya', 'Klyuchevaya', 'Lesnaya', 'Lipovaya', 'Rodnikovaya', 'Sirenevaya', 'Tikhaya', 'Yantarnaya'],
  postcode: '0#####',
  address: (street, number, postcode, town) => [`ul. ${street}, ${number}`, town, postcode],
} as const satisfies Region;

const american = {
  ...english,
  timeZone: 'America/New_York',
  latitude: [36.5, 43.5],
  longitude: [-79.5, -72.5],
  others: ['pl', 'ru', 'uk', 'de'],
  townPrefixes: ['Fort', 'Mount', 'New', 'Lake', 'East', 'West'],
  streets: ['Alder Avenue', 'Beacon Street', 'Clover Drive', 'Foxglove Court', 'Mercer Boulevard', 'Old Mill Road'],
  postcode: '00###',
  phone: '+120255501##',
  address: (street, number, postcode, town) => [`${number} ${street}`, `${town}, ${postcode}`],
} as const satisfies Region;

/** Where made-up offices stand; a region stands twice where there are to be more. */
export const regions: readonly [Region, ...Region[]] = [
  polish,
  english,
  russian,
  polish,
  american,
  {...russian, timeZone: 'Europe/Kaliningrad', latitude: [54.4, 55.1], longitude: [20.2, 22.4]},
  {...russian, timeZone: 'Asia/Yekaterinburg', latitude: [54.5, 59.5], longitude: [57.5, 65.5]},
  {...russian, timeZone: 'Asia/Vladivostok', latitude: [43.2, 47.8], longitude: [131.5, 135.3]},
];
