import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import type { MaskedContent } from '@arbetsytan/shared/documents/masked-content';
import { relabel, relabelMarks, relabelPlaces } from '@arbetsytan/shared/documents/relabel';
import { mergeMarks } from '@arbetsytan/shared/documents/remark';
import type { TranscriptFacts } from '@arbetsytan/shared/documents/transcript-facts';
import type { GateReason, Verdict } from '@arbetsytan/shared/gate/verdict';
import type { MaskLevel } from '@arbetsytan/shared/mask/levels';
import { moveAnchors } from '@arbetsytan/shared/recordings/mask-anchors';
import type { RawTranscript } from '@arbetsytan/shared/recordings/transcript';
import { type AnchoredText, transcriptText } from '@arbetsytan/shared/recordings/transcript-text';
import type { Desk } from '../desk/desk.port.ts';
import { anchoredIn, speakersOf } from './store-transcript.ts';

export interface MaskedTranscript {
  readonly content: MaskedContent;
  readonly transcript: TranscriptFacts;
}

/**
 * A transcript's text masked again, with its times where the words now stand. Nothing is stored but the number table.
 * @param raw null to mask the masked text once more, which can only hide more
 * @throws AppError worker-failed, storage-full
 */
export async function maskTranscriptAgain(
  desk: Desk,
  document: DocumentRow & { readonly transcript: TranscriptFacts },
  level: MaskLevel,
  raw: RawTranscript | null,
): Promise<Verdict<MaskedTranscript, GateReason>> {
  const { id, projectId, transcript } = document;
  const { moved = {} } = await desk.vault.maskProject(projectId);
  const source = raw ? transcriptText(raw) : relabelled(document, moved);
  const order = { projectId, textId: raw ? id : null, level, text: source.text };
  const masked = await desk.masking.maskForReview(order);
  if (!masked.ok) return masked;
  const { content } = masked.value;
  const anchored = anchoredIn(source, masked.value);
  const before =
    raw?.speakers ?? transcript.speakers.map(({ id: speaker, name }) => ({ id: speaker, name: relabel(name, moved) }));
  const names = new Map(before.map((speaker) => [speaker.id, speaker.name]));
  const speakers = await speakersOf(desk, { projectId, level }, anchored, names);
  if (!speakers.ok) return speakers;
  const marks = raw ? content.marks : mergeMarks(content.text, content.marks, relabelMarks(document.marks, moved));
  return {
    ok: true,
    value: {
      content: { ...content, marks },
      transcript: { ...transcript, speakers: speakers.value, segments: anchored.segments },
    },
  };
}

function relabelled(
  { text, transcript }: DocumentRow & { readonly transcript: TranscriptFacts },
  moved: Readonly<Record<string, string>>,
): AnchoredText {
  const after = relabelPlaces(text, moved);
  const speakers = transcript.speakers.map(({ id, name }, speaker) => {
    const first = transcript.segments.find((segment) => segment.speaker === speaker);
    const stands = first !== undefined && text.startsWith(name, first.start);
    return { id, start: stands ? first.start : -1, end: stands ? first.start + name.length : -1 };
  });
  return moveAnchors({ text, segments: transcript.segments, speakers }, after.cuts, after.text);
}
