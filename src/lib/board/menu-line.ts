export type MenuLine =
	| 'rule'
	| {
			readonly label: string;
			/** One letter or digit that chooses this line while the menu is open. */
			readonly key?: string | undefined;
			/** Keys that do the same on the board, only shown. */
			readonly keys?: string;
			readonly off?: boolean;
			readonly run: () => void;
	  };

export interface OpenMenu {
	/** What it is the menu of. */
	readonly owner: string;
	readonly title: string;
	readonly anchor: HTMLElement;
	readonly lines: readonly MenuLine[];
	/** Where the focus goes when nothing was chosen. */
	readonly back: () => void;
}
