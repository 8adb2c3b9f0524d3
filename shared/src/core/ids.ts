/** 26 characters of Crockford base 32: 48 bits of time, 80 random bits (the ULID layout), lower case. Sorts by time. */
export type Id = string;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * @param now milliseconds since the epoch
 * @param random ten random bytes
 */
export function makeId(now: number, random: Uint8Array): Id {
  if (random.length !== 10) throw new RangeError('an id takes ten random bytes');
  let time = Math.floor(now);
  let head = '';
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  let bits = 0;
  let held = 0;
  for (const byte of random) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      tail += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return head + tail;
}

export function isId(value: string): value is Id {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(value);
}
