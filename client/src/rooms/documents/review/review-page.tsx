import { reviewSv } from '@arbetsytan/shared/i18n/sv/review';
import { Button, LinkButton } from '../../../design/button.tsx';
import { ActionNotice } from '../../../design/gate-notice.tsx';
import { Actions, EmptyState, Page } from '../../../design/surfaces.tsx';
import type { ReviewSource } from './review-source.ts';
import { ReviewView } from './review-view.tsx';
import { useReview } from './use-review.ts';

/** Reviewing the masking of one text against its original, for its importer. The original is opened on request and written down. */
export function ReviewPage({ source }: { readonly source: ReviewSource }) {
  const review = useReview(source);
  const { inspected, action } = review;
  return (
    <Page
      title={reviewSv.title}
      lead={source.title}
      above={
        <Actions>
          <LinkButton kind="quiet" href={source.backHref}>
            {reviewSv.back}
          </LinkButton>
        </Actions>
      }
    >
      {inspected ? (
        <ReviewView source={source} review={review} inspected={inspected} />
      ) : (
        <>
          <ActionNotice error={action.error} reasons={action.reasons} />
          <EmptyState
            title={reviewSv.startTitle}
            actions={
              source.isMine ? (
                <Button kind="primary" isDisabled={action.busy} onPress={review.open} autoFocus>
                  {action.busy ? reviewSv.opening : reviewSv.start}
                </Button>
              ) : null
            }
          >
            {source.isMine ? reviewSv.startText : reviewSv.notYours}
          </EmptyState>
        </>
      )}
    </Page>
  );
}
