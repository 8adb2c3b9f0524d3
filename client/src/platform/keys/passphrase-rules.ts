/**
 * Characters that a passphrase has at least; four words of four letters have more. NIST SP 800-63B, 5.1.1: length, and no rules
 * about kinds of characters.
 */
export const LEAST_CHARACTERS = 15;
const LONGEST = 200;

export type PassphraseFault = 'too-short' | 'too-long' | 'too-simple' | 'is-sign-in';

/**
 * Why a passphrase is not taken, or null. It must be no relative of the sign-in password: that one goes to the server, and a
 * server that has seen it could open the vault.
 * @param signIn password and user name that were typed at sign-in, while they are remembered; empty ones are passed over
 */
export function passphraseFault(passphrase: string, signIn: readonly string[]): PassphraseFault | null {
  const plain = folded(passphrase);
  if (plain.length > LONGEST) return 'too-long';
  if ([...plain].length < LEAST_CHARACTERS) return 'too-short';
  if (new Set(plain).size < 5) return 'too-simple';
  const known = signIn.map(folded).filter((each) => each.length > 1);
  return known.some((each) => plain.includes(each) || each.includes(plain)) ? 'is-sign-in' : null;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
