import {randomInt} from 'node:crypto';
import {localeOf, type Locale} from '../locales.js';

/** Words that are short, common and easy to say and to hear. */
const words: Readonly<Record<Locale, string>> = {
  en:
    'amber anchor apple autumn basket bridge button candle castle cherry clover copper dolphin eagle feather forest ' +
    'garden ginger harbour island jacket kettle ladder lantern lemon magnet maple marble meadow mirror needle ocean ' +
    'orange paddle pepper pilot planet pocket rabbit ribbon river saddle silver spider summer sunset thunder tiger ' +
    'timber tulip tunnel turtle velvet violin walnut whistle window winter wizard yellow zebra parrot pebble rocket',
  pl:
    'bursztyn kotwica jabłko jesień koszyk guzik świeca zamek wiśnia miedź delfin orzeł pióro ogród imbir wyspa kurtka ' +
    'czajnik drabina latarnia cytryna magnes klon marmur łąka lustro igła ocean wiosło pieprz pilot planeta kieszeń ' +
    'królik wstążka rzeka siodło srebro pająk lato zachód grzmot tygrys tulipan tunel żółw aksamit skrzypce orzech ' +
    'gwizdek okno zima zebra papuga kamyk rakieta młyn zegar perła sowa wiatr lipa bocian kompas',
  ru:
    'янтарь якорь яблоко осень корзина мост пуговица свеча замок вишня клевер дельфин орёл перо сад имбирь остров ' +
    'куртка чайник лестница фонарь лимон магнит клён мрамор луг зеркало игла океан весло перец пилот планета карман ' +
    'кролик лента река седло серебро паук лето закат гром тигр тюльпан туннель черепаха бархат скрипка орех свисток ' +
    'окно зима зебра попугай ракета мельница часы жемчуг сова ветер липа аист компас',
};

/** A word for an agent to say, in the language of the person. */
export function randomWord(locale: string): string {
  const all = words[localeOf(locale) ?? 'en'].split(' ');
  return all[randomInt(all.length)] ?? '';
}
