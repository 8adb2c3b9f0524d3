import type { AppError } from '@arbetsytan/shared/errors/app-error';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { authSv } from '@arbetsytan/shared/i18n/sv/auth';
import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/button.tsx';
import { asAppError, ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { Meta, Notice, Page } from '../../design/surfaces.tsx';
import { useOnline } from '../../platform/pwa/use-online.ts';
import { useSession } from '../../platform/session/use-session.tsx';
import styles from './sign-in-page.module.css';

export function SignInPage({ notice }: { readonly notice: ReactNode }) {
  const session = useSession();
  const online = useOnline();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [working, setWorking] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function signIn() {
    setError(null);
    setIncomplete(username.trim() === '' || password === '');
    if (username.trim() === '' || password === '') return;
    setWorking(true);
    try {
      await session.signIn(username.trim(), password);
    } catch (thrown) {
      setError(asAppError(thrown));
      setWorking(false);
    }
  }

  return (
    <main className={styles.page}>
      {notice}
      <Page title={authSv.title} lead={authSv.lead} above={<Meta>{appSv.name}</Meta>}>
        {online ? null : (
          <Notice tone="warn" title={authSv.offlineTitle}>
            {authSv.offlineText}
          </Notice>
        )}
        {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
        {incomplete ? (
          <Notice tone="warn" isAlert>
            {authSv.missing}
          </Notice>
        ) : null}
        <Form
          className={styles.form ?? ''}
          onSubmit={(event) => {
            event.preventDefault();
            if (!working) void signIn();
          }}
        >
          <TextField
            label={authSv.username}
            name="username"
            autoComplete="username"
            spellCheck="false"
            value={username}
            onChange={setUsername}
          />
          <TextField
            label={authSv.password}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
          <Button kind="primary" type="submit" isDisabled={working}>
            {working ? authSv.working : authSv.submit}
          </Button>
        </Form>
      </Page>
    </main>
  );
}
