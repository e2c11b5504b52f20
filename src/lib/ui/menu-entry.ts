import type { IconName } from './icons/icon-name.ts';

/** A line of a Menu. An act closes the menu and gets the focus back to the button unless it moves it itself. */
export type MenuEntry =
	| {
			readonly kind?: 'act';
			readonly label: string;
			readonly icon?: IconName;
			/** A key that does the same elsewhere, shown at the end of the line ("Alt ↑"). */
			readonly keys?: string;
			/** Where one already is: shown, spoken as off, not chosen. */
			readonly disabled?: boolean;
			readonly current?: boolean;
			readonly danger?: boolean;
			readonly onselect: () => void;
	  }
	| {
			readonly kind: 'link';
			readonly label: string;
			readonly icon?: IconName;
			readonly href: string;
			readonly current?: boolean;
	  }
	| { readonly kind: 'separator' }
	| { readonly kind: 'heading'; readonly label: string };
