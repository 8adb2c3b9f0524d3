import type { ExportCopy, Exported } from '@arbetsytan/shared/recordings/export-lines';

/** Writes a transcript as a Word file. */
export interface DocxPort {
  docx(document: Exported, copy: ExportCopy): Promise<Uint8Array<ArrayBuffer>>;
}
