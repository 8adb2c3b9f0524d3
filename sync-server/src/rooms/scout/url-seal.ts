import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Keeps feed addresses, which may carry tokens, unreadable in the database file. */
export interface UrlSeal {
  seal(id: string, url: string): Buffer;
  open(id: string, sealed: Buffer): string;
  /** Equal for equal addresses, and nothing more. */
  tag(url: string): string;
}

/** AES-256-GCM; the feed's id is bound in, so that a row cannot be given another's address. @param key 32 bytes */
export function createUrlSeal(key: Buffer): UrlSeal {
  const derive = (use: string) => createHmac('sha256', key).update(`scout/${use}/1`).digest();
  const sealKey = derive('seal');
  const tagKey = derive('tag');
  return {
    seal: (id, url) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(id));
      return Buffer.concat([iv, cipher.update(url, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    open: (id, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12)).setAAD(Buffer.from(id));
      decipher.setAuthTag(sealed.subarray(-16));
      return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
    },
    tag: (url) => createHmac('sha256', tagKey).update(url).digest('hex'),
  };
}
