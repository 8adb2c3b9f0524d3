/** Crockford's base 32: no letter that is taken for a digit or another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 characters of five bits: 130 random bits. */
const CHARACTERS = 26;
const GROUP = 7;

/** A code that opens the vault when the passphrase is lost: 28 characters in four groups, the last two of them a check. */
export function newRecoveryCode(random: Uint8Array): string {
  if (random.length < CHARACTERS) throw new RangeError('a recovery code takes 26 random bytes');
  const code = [...random.subarray(0, CHARACTERS)].map((byte) => ALPHABET[byte & 31]).join('');
  return grouped(code + checkOf(code));
}

/**
 * A code as it was typed, in one form: case, spaces and hyphens do not matter, O is 0, I and L are 1.
 * @returns null when it is not one, or has a mistake in it
 */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/gu, '').replace(/O/gu, '0').replace(/[IL]/gu, '1');
  const code = plain.slice(0, CHARACTERS);
  const isCode = plain.length === CHARACTERS + 2 && [...plain].every((character) => ALPHABET.includes(character));
  return isCode && checkOf(code) === plain.slice(CHARACTERS) ? grouped(plain) : null;
}

/** The sum and the sum of the sums (Fletcher): finds every single wrong character and every swap of neighbours. */
function checkOf(code: string): string {
  let first = 0;
  let second = 0;
  for (const character of code) {
    first = (first + ALPHABET.indexOf(character)) % ALPHABET.length;
    second = (second + first) % ALPHABET.length;
  }
  return `${ALPHABET[first]}${ALPHABET[second]}`;
}

const grouped = (code: string): string => (code.match(new RegExp(`.{${GROUP}}`, 'gu')) ?? []).join('-');
