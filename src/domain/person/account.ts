import { parseEmail } from './email.ts';
import { refusedFields, type Faults, type FormRefused } from './faults.ts';
import { decidePassword } from './password.ts';
import { parseName } from './text.ts';

export type AccountField = 'name' | 'email' | 'password';

export interface AccountInput {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

export interface Account {
	readonly name: string;
	readonly email: string;
	readonly emailFolded: string;
	readonly password: string;
}

/** A new person's name, address and password, or everything that is wrong with them at once. */
export function parseAccount(input: AccountInput): Account | FormRefused<AccountField> {
	const name = parseName(input.name);
	const email = parseEmail(input.email);
	const password = decidePassword(input.password, [input.name, input.email]);
	const faults: Faults<AccountField> = {
		...('refused' in name ? { name: name.refused } : {}),
		...('refused' in email ? { email: email.refused } : {}),
		...(password ? { password: password.refused } : {}),
	};
	const refused = refusedFields(faults);
	if (refused || 'refused' in name || 'refused' in email) return refused ?? { refused: 'fields', faults };
	return { name: name.value, email: email.value, emailFolded: email.folded, password: input.password };
}
