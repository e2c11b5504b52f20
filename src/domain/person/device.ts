/** What a person recognizes a device by. Null where the browser did not say. */
export interface Device {
	readonly browser: string | null;
	readonly system: string | null;
}

/** The order matters: every browser also claims to be the ones after it. */
const browsers: readonly [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bFirefox\/|\bFxiOS\//, 'Firefox'],
	[/Chrome\/|\bCriOS\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bMac OS X\b/, 'Mac'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bLinux\b/, 'Linux'],
];

export function deviceOf(userAgent: string): Device {
	const match = (table: readonly [RegExp, string][]) =>
		table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
	return { browser: match(browsers), system: match(systems) };
}
