/** The languages that visitors may choose, each by its own name. */
export const languageNames = { en: 'English', es: 'Español', fr: 'Français' } as const;

export type Language = keyof typeof languageNames;

/** Whose way of writing numbers and times goes with a language: our Spanish is that of Latin America. */
export const formatsOf: Record<Language, string> = { en: 'en', es: 'es-419', fr: 'fr' };

export const languages = Object.keys(languageNames) as Language[];

/** The first of a person's or a browser's languages that we speak, else English. */
export const preferredOf = (tags: readonly string[]): Language => {
  for (const tag of tags) {
    const spoken = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (spoken) return spoken;
  }
  return 'en';
};
