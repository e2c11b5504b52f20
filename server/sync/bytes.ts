/** The bytes are not what they claim to be. Carries a reason for the log; never text of a person. */
export class Refused extends Error {
	readonly reason: string;
	constructor(reason: string) {
		super(reason);
		this.reason = reason;
	}
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads lib0's encoding off raw bytes, and never past their end. */
export class ByteReader {
	readonly bytes: Uint8Array;
	at = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	get left(): number {
		return this.bytes.length - this.at;
	}

	byte(): number {
		if (this.at >= this.bytes.length) throw new Refused('cut short');
		return this.bytes[this.at++]!;
	}

	varUint(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.byte();
			value += (byte & 127) * scale;
			if (value > Number.MAX_SAFE_INTEGER) throw new Refused('number out of range');
			if (byte < 128) return value;
			scale *= 128;
		}
	}

	/** lib0's varInt: six bits and a sign in the first byte, seven in the others. */
	skipVarInt(): void {
		let byte = this.byte();
		let value = byte & 63;
		let scale = 64;
		while (byte >= 128) {
			byte = this.byte();
			value += (byte & 127) * scale;
			scale *= 128;
			if (value > Number.MAX_SAFE_INTEGER) throw new Refused('number out of range');
		}
	}

	/** A view, not a copy. */
	part(length: number): Uint8Array {
		if (length > this.left) throw new Refused('announces more than it has');
		const part = this.bytes.subarray(this.at, this.at + length);
		this.at += length;
		return part;
	}

	varBytes(): Uint8Array {
		return this.part(this.varUint());
	}

	string(): string {
		const part = this.varBytes();
		try {
			return utf8.decode(part);
		} catch {
			throw new Refused('not UTF-8');
		}
	}

	/** Length in UTF-16 units, which is how Yjs counts; plain ASCII is not decoded. */
	stringLength(): number {
		const part = this.varBytes();
		for (let index = 0; index < part.length; index++) {
			if (part[index]! > 127) {
				try {
					return utf8.decode(part).length;
				} catch {
					throw new Refused('not UTF-8');
				}
			}
		}
		return part.length;
	}

	skipJson(): void {
		const text = this.string();
		try {
			JSON.parse(text);
		} catch {
			throw new Refused('not JSON');
		}
	}

	/** lib0's `any`. Nesting is bounded: decoding it elsewhere is recursive. */
	skipAny(depth = 0): void {
		if (depth > 32) throw new Refused('nested too deep');
		switch (this.byte()) {
			case 127: // undefined
			case 126: // null
			case 121: // false
			case 120: // true
				return;
			case 125:
				return this.skipVarInt();
			case 124:
				return void this.part(4);
			case 123:
			case 122:
				return void this.part(8);
			case 119:
				return void this.stringLength();
			case 118: {
				const count = this.counted();
				for (let index = 0; index < count; index++) {
					this.stringLength();
					this.skipAny(depth + 1);
				}
				return;
			}
			case 117: {
				const count = this.counted();
				for (let index = 0; index < count; index++) this.skipAny(depth + 1);
				return;
			}
			case 116:
				return void this.varBytes();
			default:
				throw new Refused('unknown kind of value');
		}
	}

	/** A number of things that each need at least one byte. */
	counted(): number {
		const count = this.varUint();
		if (count > this.left) throw new Refused('announces more than it has');
		return count;
	}
}
