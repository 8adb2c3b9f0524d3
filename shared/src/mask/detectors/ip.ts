import { before, type Detector, scan } from '../detector.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const V4 = new RegExp(
  `(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?:\\/(?:3[0-2]|[12]?\\d)(?![\\d/]))?(?::\\d{2,5})?(?!\\d|\\.\\d)`,
  'g',
);
const V4_SPELLED = new RegExp(
  `(?<![\\d.])${OCTET}(?: ?(?:\\[\\.\\]|\\(\\.\\)|\\.| punkt ) ?${OCTET}){3}(?!\\d|\\.\\d)`,
  'gi',
);
const V6 =
  /(?<![\p{L}\d:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?:%[a-z0-9]+)?(?![\p{L}\d:])/giu;
/** Nothing of six or eight groups, nor a shortened one, lacks these. */
const COLONS = /::|(?:[0-9a-f]{1,4}:){3}|(?:[0-9a-f]{2}-){4}/i;
const HARDWARE = /(?<![\p{L}\d:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\p{L}\d:-])/giu;
const VERSION = /(?:version|v|ver\.|release|firmware|build|ios|android|avsnitt|kapitel|punkt|§)\s?$/;

/** IPv4, IPv6 (RFC 4291, also shortened) and hardware addresses. */
export const findIp: Detector = ({ text }, report) => {
  const v4 = (match: RegExpExecArray) => {
    if (VERSION.test(before(text, match.index, 10))) return false;
    report('ip.v4', match.index, match.index + match[0].length);
    return true;
  };
  scan(text, V4, v4);
  scan(text, V4_SPELLED, v4);
  if (!COLONS.test(text)) return;
  scan(text, V6, (match) => {
    const found = match[0];
    const groups = found.split(':').length;
    if (!/[0-9a-f]/i.test(found) || (!found.includes('::') && groups !== 8)) return false;
    report('ip.v6', match.index, match.index + found.length);
    return true;
  });
  scan(text, HARDWARE, (match) => {
    report('ip.hardware-address', match.index, match.index + match[0].length);
    return true;
  });
};
