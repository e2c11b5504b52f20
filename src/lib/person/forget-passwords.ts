import type { SubmitFunction } from '$app/forms';

/** For `use:enhance`: whatever the answer, a password does not stay in its field. */
export const forgetPasswords: SubmitFunction = ({ formElement }) => {
	return async ({ update }) => {
		await update();
		emptyPasswords(formElement);
	};
};

export function emptyPasswords(form: HTMLFormElement): void {
	for (const field of form.querySelectorAll<HTMLInputElement>('input[type=password]')) {
		field.value = '';
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}
}
