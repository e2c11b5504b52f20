export const locales = ['it', 'en', 'ar'] as const;
export type Locale = (typeof locales)[number];

export const textSizes = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof textSizes)[number];

export function isLocale(text: unknown): text is Locale {
	return locales.some((locale) => locale === text);
}

export function isTextSize(text: unknown): text is TextSize {
	return textSizes.some((size) => size === text);
}
