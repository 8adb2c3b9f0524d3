import { type IsoDate, isIsoDate } from '@arbetsytan/shared/core/time';
import type { ErrorCode } from '@arbetsytan/shared/errors/codes';
import { refuseLength } from '@arbetsytan/shared/ingest/limits';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as engine from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js';
import { joinPages, type PdfRun, paragraphsOf } from './pdf-layout.ts';
import type { OnPage, ReadOutcome } from './reader.port.ts';

// pdfjs runs its engine in this thread when it finds it here: this file already lives in a worker of its own.
Object.assign(globalThis, { pdfjsWorker: engine });

const refused = (code: ErrorCode): ReadOutcome => ({ ok: false, refusal: { code, params: {} } });

/** Text of a PDF with its paragraphs. Scripts, forms and links of the file are never run or followed. */
export async function readPdf(bytes: Uint8Array<ArrayBuffer>, onPage: OnPage): Promise<ReadOutcome> {
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdf/standard_fonts/',
  });
  try {
    const document = await task.promise;
    const pages: string[][] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number++) {
      onPage(number, document.numPages);
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const paragraphs = paragraphsOf(items.flatMap(runOf));
      pages.push(paragraphs);
      page.cleanup();
      length += paragraphs.reduce((sum, paragraph) => sum + paragraph.length + 2, 0);
      const tooLong = refuseLength({ length });
      if (tooLong) return { ok: false, refusal: tooLong };
    }
    const text = joinPages(pages);
    if (!/[\p{L}\p{N}]/u.test(text)) return refused('pdf-no-text');
    const date = await dateOf(document);
    return { ok: true, value: { kind: 'pdf', text, pages: document.numPages, date } };
  } catch (thrown) {
    return refused(nameOf(thrown) === 'PasswordException' ? 'pdf-password' : 'file-unreadable');
  } finally {
    await task.destroy().catch(() => {});
  }
}

const nameOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : '');

function runOf(item: TextItem | TextMarkedContent): PdfRun[] {
  if (!('str' in item)) return [];
  const [, , , scale = 0, x = 0, y = 0] = item.transform as number[];
  return [{ text: item.str, x, y, width: item.width, height: item.height || Math.abs(scale), endsLine: item.hasEOL }];
}

/** PDF 1.7, 7.9.4: D:YYYYMMDD... */
async function dateOf(document: { getMetadata(): Promise<{ info: object }> }): Promise<IsoDate | null> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const made = (info as { CreationDate?: unknown }).CreationDate;
  const match = typeof made === 'string' ? /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(made) : null;
  const date = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isIsoDate(date) ? date : null;
}
