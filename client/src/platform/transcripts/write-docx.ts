import { clockText } from '@arbetsytan/shared/recordings/duration-text';
import { type ExportCopy, type Exported, turnsOf } from '@arbetsytan/shared/recordings/export-lines';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';

/** A heading a turn, with who and when, and the words below. Nothing is said here that the text export does not say. */
export async function writeDocx(document: Exported, copy: ExportCopy): Promise<Uint8Array<ArrayBuffer>> {
  const { title, releases = [] } = document;
  const turns = turnsOf(document).flatMap(({ from, speaker, paragraphs }) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun(speaker ?? copy.unknownSpeaker), new TextRun(`  ${clockText(from)}`)],
    }),
    ...paragraphs.map((words) => new Paragraph({ children: [new TextRun(words)], spacing: { after: 160 } })),
  ]);
  const receipt = releases.map(
    ({ form, reason }) => new Paragraph({ children: [new TextRun(`${form}: ${reason}`)], bullet: { level: 0 } }),
  );
  const file = new Document({
    // The package would put a name and the time here.
    creator: 'Arbetsytan',
    lastModifiedBy: 'Arbetsytan',
    title,
    styles: { default: { document: { run: { language: { value: 'sv-SE' } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ children: [new TextRun({ text: copy.masked, italics: true })] }),
          ...turns,
          ...(receipt.length > 0
            ? [new Paragraph({ text: copy.releases, heading: HeadingLevel.HEADING_2 }), ...receipt]
            : []),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
