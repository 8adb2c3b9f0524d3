import { before, type Detector, scan } from '../detector.ts';

const ADDRESS =
  /(?:(?:https?|hxxps?|ftp|tg|signal|whatsapp):\/{1,2}|www\.)[^\s\ue000]{2}(?:[^\s<>"'\]\ue000]|(?<=\[\.)\]){0,2000}/giu;
const TLD =
  'se|nu|com|net|org|info|eu|no|dk|fi|de|uk|io|me|app|dev|biz|tv|link|ru|ch|nl|fr|es|it|pl|ee|lv|lt|example|test|onion|xyz|online|site|shop|blog|gg|ly|be|co|us';
const DOMAIN = new RegExp(
  `(?<![\\p{L}\\d@._/-])(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,62})\\.){1,5}(?:${TLD})(?![\\p{L}\\d@]|\\.\\p{L}|-\\p{L})(?:[/?#][^\\s<>"'\\]\\ue000]{0,2000})?`,
  'giu',
);
const HANDLE = /(?<![\p{L}\d@.\]])@[\p{L}\d_](?:[\p{L}\d_.-]{0,40}[\p{L}\d_])?(?!@)/gu;
const NAMED_HANDLE =
  /(?<!\p{L})(?:insta(?:gram)?|snap(?:chat)?|tiktok|twitter|telegram|facebook|signal|discord|kik|användarnamn(?:et)?|username|nick|alias)(?: ?(?:är|heter|namn|konto))?[:=] ?([\p{L}\d_][\p{L}\d_.-]{2,40})/giu;
/** A name of a chat at the start of its line: "[18:03] mia_p: hej". */
const CHAT_HANDLE = /(?<=^|\n|\] ?)\p{L}[\p{L}\d]*_[\p{L}\d_]{1,30}(?=: )/gu;
const CLOSERS = /[.,;:!?)\]}'"*]+$/;

/** Addresses on the web, bare domains with a path or a known ending, and handles. From strict. */
export const findUrl: Detector = ({ text }, report) => {
  scan(text, ADDRESS, (match) => {
    const found = match[0].replace(CLOSERS, '');
    report('url.address', match.index, match.index + (found.length < 8 ? match[0].length : found.length));
    return true;
  });
  scan(text, DOMAIN, (match) => {
    const found = match[0].replace(CLOSERS, '');
    const path = /[/?#]/.test(found);
    // "slutet.Det": a missing blank after a full stop, not a domain.
    if (!path && /\.\p{Lu}\p{Ll}*$/u.test(found)) return false;
    report(path ? 'url.address' : 'url.domain', match.index, match.index + found.length);
    return true;
  });
  scan(text, HANDLE, (match) => {
    report('url.handle', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, CHAT_HANDLE, (match) => {
    report('url.handle', match.index, match.index + match[0].length);
    return true;
  });
  scan(text, NAMED_HANDLE, (match) => {
    const name = match[1] ?? '';
    if (!/[\d_.]/.test(name) && before(text, match.index, 1) === '@') return false;
    const start = match.index + match[0].length - name.length;
    report('url.handle', start, start + name.replace(CLOSERS, '').length);
    return true;
  });
};
