/** Cyrillic letters in passports: ICAO Doc 9303-3, section 6, table B. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a б b в v г g ґ g д d ђ d е e ё e є ie ж zh з z ѕ dz и i і i ї i й i ј j к k л l љ lj м m н n њ nj о o п p р r ' +
    'с s т t ћ c у u ў u ф f х kh ц ts ч ch џ dz ш sh щ shch ъ ie ы y ь - э e ю iu я ia ' +
    // Latin letters that are no letter with a mark.
    'ł l ø o đ d ð d þ th ß ss æ ae œ oe ı i'
  )
    .split(' ')
    .flatMap((letter, index, all) => (index % 2 ? [] : [[letter, (all[index + 1] ?? '').replace('-', '')]])),
);

/**
 * The words of a name for comparison, in order of the alphabet: whatever the case, the marks, the hyphens, the order and,
 * for Cyrillic, the script.
 */
export function nameWords(name: string): string[] {
  const letters = [...name.normalize('NFKC').toLowerCase()].map(letter => latin[letter] ?? letter).join('');
  const words = letters
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return [...new Set(words)].sort();
}

/** Whether two names are one: those words of the shorter one, at least two, stand in the longer one (no patronymic). */
export function namesMatch(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [nameWords(one), nameWords(other)].sort((a, b) => a.length - b.length);
  return shorter.every(word => longer.includes(word)) && (shorter.length > 1 || longer.length === shorter.length);
}
