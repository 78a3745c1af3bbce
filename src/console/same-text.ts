const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Whether two texts are the same but for case, accents and signs. */
export const isSameText = (one: string, other: string): boolean => plain(one) === plain(other);
