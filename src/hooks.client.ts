import { overwriteGetLocale, toLocale } from '#i18n/paraglide/runtime.js';

/** The browser speaks the language the server wrote the page in. */
overwriteGetLocale(() => toLocale(document.documentElement.lang) ?? 'it');
