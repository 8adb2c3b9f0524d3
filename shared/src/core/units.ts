/** 1 KB = 1,000 bytes (PRODUCT.md); 1 MB = 1,000,000 bytes. */
export const KB = 1_000;
export const MB = 1_000_000;
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
