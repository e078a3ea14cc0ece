/** Text without the difference of cases. Upper case, since lower case depends on the neighbours (the final sigma). */
export const fold = (text: string): string => text.toUpperCase();

/** Words in the form in which a folded password is searched for them. An empty one is none. */
export const foldWords = (words: readonly string[]): string[] => words.filter(word => word !== '').map(fold);
