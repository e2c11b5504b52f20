/**
 * The form of a page, and what it was before one could no longer write there: somebody may be in the middle of a sentence.
 * Sending then says why not, and the words can still be copied. Another page (`here`) begins anew.
 */
export function stayOpen<Form>(): (form: Form | null, here: string) => Form | null {
	let offered: { readonly form: Form; readonly here: string } | null = null;
	return (form, here) => {
		if (form !== null) offered = { form, here };
		return form ?? (offered?.here === here ? offered.form : null);
	};
}
