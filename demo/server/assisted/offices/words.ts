/** Letters that are not made of a plain one and a mark. */
const plain: Readonly<Record<string, string>> = {ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i'};

/** A text as bare words, so that case, accents and punctuation make no difference: `Łódź, ul. Żwirki 5` is `lodz ul zwirki 5`. */
export const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđßæœı]/g, letter => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
