import type { KnoxReport } from './report-types.ts';

/**
 * What an engine fills: a report without the parts that are computed beside it (format, integrity, list of material).
 * Trusted by nobody before `form.ts`, `citations.ts`, `support.ts` and the output gates have read it.
 */
export type Draft = Omit<KnoxReport, 'format' | 'integrity' | 'material'>;
