import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { Component, type ReactNode } from 'react';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/surfaces.tsx';
import styles from './shell.module.css';

/** The last stop of an unexpected error on screen: says that nothing is lost, and shows nothing of the error. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className={styles.alone}>
        <EmptyState
          title={appSv.crashTitle}
          actions={
            <Button kind="primary" onPress={() => location.reload()}>
              {appSv.reload}
            </Button>
          }
        >
          {appSv.crashText}
        </EmptyState>
      </main>
    );
  }
}
