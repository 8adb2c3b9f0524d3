import { lockSv } from '@arbetsytan/shared/i18n/sv/lock';
import { useEffect } from 'react';
import { Button } from '../../design/button.tsx';
import { Actions, Page } from '../../design/surfaces.tsx';

/** What is shown after a quick exit: nothing that tells what this is. */
export function AwayPage({ onBack }: { readonly onBack: () => void }) {
  useEffect(() => {
    const before = document.title;
    document.title = lockSv.awayTitle;
    // The address would tell of a project.
    history.replaceState(null, '', '/');
    return () => {
      document.title = before;
    };
  }, []);
  return (
    <Page title={lockSv.awayTitle} lead={lockSv.awayText}>
      <Actions>
        <Button kind="quiet" onPress={onBack}>
          {lockSv.awayBack}
        </Button>
      </Actions>
    </Page>
  );
}
