import { fill } from '@arbetsytan/shared/i18n/format';
import { appSv } from '@arbetsytan/shared/i18n/sv/app';
import { membersSv } from '@arbetsytan/shared/i18n/sv/members';
import type { Member } from '@arbetsytan/shared/sync/people';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/dialog.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, Badge, Notice, Row, Stack } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { fingerprintOf } from '../../platform/vault/account-keys.ts';

export interface MemberCardProps {
  readonly member: Member;
  readonly isMe: boolean;
  /** Whoever looks owns the project. */
  readonly mayChange: boolean;
  readonly hasChanged: boolean;
}

type Asked = 'remove' | 'leave' | 'hand-over';

const COPY = {
  remove: [membersSv.removeTitle, membersSv.removeText, membersSv.remove, membersSv.removed],
  leave: [membersSv.leaveTitle, membersSv.leaveText, membersSv.leave, membersSv.removed],
  'hand-over': [membersSv.handOverTitle, membersSv.handOverText, membersSv.handOver, membersSv.handedOver],
} as const;

export function MemberCard({ member, isMe, mayChange, hasChanged }: MemberCardProps) {
  const { keys, sync } = useDesk();
  const say = useStatus();
  const { error, run } = useAction();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { name, publicKey, projectId, accountId: account } = member;
  const [title, text, button, done] = COPY[asked ?? 'remove'];

  const change = (what: Asked) =>
    run(async () => {
      const params = { id: projectId, account };
      if (what === 'hand-over') await call('members.hand-over', { params });
      else {
        await call('members.remove', { params });
        if (what === 'remove') await keys.projects.rotate(projectId);
      }
      say(fill(done, { name }));
      await sync.now();
    });

  return (
    <Row title={isMe ? fill(membersSv.you, { name }) : name} meta={member.username}>
      <Stack>
        <Badge tone={member.role === 'owner' ? 'ok' : 'neutral'}>
          {member.role === 'owner' ? membersSv.owner : membersSv.member}
        </Badge>
        {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
        {publicKey === null ? <p>{membersSv.noKey}</p> : null}
        {hasChanged ? (
          <Notice tone="warn" title={fill(membersSv.changedTitle, { name })} isAlert>
            {fill(membersSv.changedText, { name })}
          </Notice>
        ) : null}
        {publicKey !== null && !isMe ? (
          <details>
            <summary>{membersSv.fingerprint}</summary>
            <p>{fill(membersSv.fingerprintText, { name })}</p>
            <p>
              <strong>{fingerprintOf(publicKey)}</strong>
            </p>
            <Actions>
              <Button onPress={() => void run(() => keys.projects.trust(member).then(() => sync.now()))}>
                {membersSv.compared}
              </Button>
            </Actions>
          </details>
        ) : null}
        <Actions>
          {mayChange && !isMe ? (
            <>
              <Button onPress={() => setAsked('hand-over')}>{membersSv.handOver}</Button>
              <Button kind="danger" onPress={() => setAsked('remove')}>
                {membersSv.remove}
              </Button>
            </>
          ) : null}
          {isMe && member.role === 'member' ? (
            <Button kind="danger" onPress={() => setAsked('leave')}>
              {membersSv.leave}
            </Button>
          ) : null}
        </Actions>
      </Stack>
      <ConfirmDialog
        title={fill(title, { name })}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          if (asked) void change(asked);
          setAsked(null);
        }}
        confirm={button}
        cancel={appSv.cancel}
        isDanger={asked !== 'hand-over'}
      >
        <p>{fill(text, { name })}</p>
      </ConfirmDialog>
    </Row>
  );
}
