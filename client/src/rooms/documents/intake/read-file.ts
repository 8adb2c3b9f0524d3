import { decodeText } from '@arbetsytan/shared/ingest/decode';
import { refuseLength, refuseSize } from '@arbetsytan/shared/ingest/limits';
import { refuseKind, sniff } from '@arbetsytan/shared/ingest/sniff';
import type { OnPage, ReadOutcome } from './reader.port.ts';

/** The reader worker's work: knows the file by its bytes, and reads it or says why not. pdfjs is loaded only for a PDF. */
export async function readFile(bytes: Uint8Array<ArrayBuffer>, name: string, onPage: OnPage): Promise<ReadOutcome> {
  const kind = sniff(bytes, name);
  const refusal = refuseSize(bytes.length) ?? refuseKind(kind);
  if (refusal) return { ok: false, refusal };
  if (kind === 'pdf') return (await import('./read-pdf.ts')).readPdf(bytes, onPage);
  const text = decodeText(bytes);
  const tooLong = refuseLength(text);
  if (tooLong) return { ok: false, refusal: tooLong };
  if (!/[\p{L}\p{N}]/u.test(text)) return { ok: false, refusal: { code: 'file-empty', params: {} } };
  return { ok: true, value: { kind: 'text', text, pages: null, date: null } };
}
