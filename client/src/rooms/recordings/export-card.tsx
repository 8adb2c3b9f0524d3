import type { DocumentRow } from '@arbetsytan/shared/documents/document';
import { fill } from '@arbetsytan/shared/i18n/format';
import { levelsSv } from '@arbetsytan/shared/i18n/sv/projects';
import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { exportNamesSv, transcriptSv } from '@arbetsytan/shared/i18n/sv/transcript';
import { EMPTY_MASK_PROJECT } from '@arbetsytan/shared/mask/mask-types';
import { EXPORT_FORMATS, type ExportFormat } from '@arbetsytan/shared/recordings/export-lines';
import { Button, LinkButton } from '../../design/button.tsx';
import { ActionNotice } from '../../design/gate-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Card, Notice } from '../../design/surfaces.tsx';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { useRow } from '../../platform/desk/use-table.ts';
import {
  type ExportHindrance,
  exportHindrance,
  exportTranscript,
} from '../../platform/transcripts/export-transcript.ts';
import { saveFile } from './save-file.ts';
import styles from './transcript.module.css';

const WHY: Readonly<Record<ExportHindrance, string>> = {
  closed: transcriptSv.exportClosed,
  stale: transcriptSv.exportStale,
  review: transcriptSv.exportReview,
};

/** The masked transcript as a file, in the form that is wanted. */
export function ExportCard({ document, reviewHref }: { readonly document: DocumentRow; readonly reviewHref: string }) {
  const desk = useDesk();
  const say = useStatus();
  const lists = useRow(desk.vault.maskProjects, document.projectId);
  const { busy, error, reasons, run, passed } = useAction();
  const hindrance = exportHindrance(document, lists?.project ?? EMPTY_MASK_PROJECT);
  const save = (format: ExportFormat) =>
    void run(async () => {
      const copy = {
        unknownSpeaker: transcriptSv.unknownSpeaker,
        releases: transcriptSv.exportReleases,
        masked: fill(transcriptSv.exportMasked, { level: levelsSv[document.level].name.toLowerCase() }),
      };
      const file = passed(await exportTranscript(desk, document.id, format, copy));
      if (!file) return;
      saveFile(file.name, file.mime, file.content);
      say(transcriptSv.exported);
    });
  return (
    <Card title={transcriptSv.exports}>
      <p className={styles.quiet}>{transcriptSv.exportHint}</p>
      {hindrance ? (
        <Notice
          tone="warn"
          actions={hindrance === 'review' ? <LinkButton href={reviewHref}>{reviewSv.title}</LinkButton> : null}
        >
          {WHY[hindrance]}
        </Notice>
      ) : null}
      <Actions>
        {EXPORT_FORMATS.map((format) => (
          <Button key={format} isDisabled={busy || hindrance !== null} onPress={() => save(format)}>
            {exportNamesSv[format]}
          </Button>
        ))}
      </Actions>
      {busy ? <p>{transcriptSv.exporting}</p> : null}
      <ActionNotice error={error} reasons={reasons} />
    </Card>
  );
}
