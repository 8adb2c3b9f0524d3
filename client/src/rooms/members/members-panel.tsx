import { fill } from '@arbetsytan/shared/i18n/format';
import { membersSv } from '@arbetsytan/shared/i18n/sv/members';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/button.tsx';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { TextField } from '../../design/fields.tsx';
import { useStatus } from '../../design/status.tsx';
import { Actions, EmptyState, List, Loading, Stack } from '../../design/surfaces.tsx';
import { call } from '../../platform/api/call.ts';
import { useAction } from '../../platform/desk/use-action.ts';
import { useDesk } from '../../platform/desk/use-desk.tsx';
import { MemberCard } from './member-card.tsx';
import { useMembers } from './use-members.ts';

/** A project's people. Only its owner changes them; anybody may leave. */
export function MembersPanel({ projectId }: { readonly projectId: string }) {
  const { account, sync } = useDesk();
  const { members, changed } = useMembers(projectId);
  if (members === null) return <Loading>{membersSv.list}</Loading>;
  if (members.length === 0)
    return (
      <EmptyState title={membersSv.emptyTitle}>
        {sync.state().step === 'off' ? membersSv.off : membersSv.emptyText}
      </EmptyState>
    );
  const isOwner = members.some((each) => each.accountId === String(account.id) && each.role === 'owner');
  return (
    <Stack>
      <p>{membersSv.lead}</p>
      {isOwner ? <Invite projectId={projectId} /> : null}
      <List label={membersSv.list}>
        {members.map((member) => (
          <MemberCard
            key={member.accountId}
            member={member}
            isMe={member.accountId === String(account.id)}
            mayChange={isOwner}
            hasChanged={changed.has(member.accountId)}
          />
        ))}
      </List>
    </Stack>
  );
}

function Invite({ projectId }: { readonly projectId: string }) {
  const { sync } = useDesk();
  const say = useStatus();
  const { busy, error, run } = useAction();
  const [username, setUsername] = useState('');
  const invite = () =>
    run(async () => {
      const body = { username: username.trim() };
      const { member } = await call('members.invite', { params: { id: projectId }, body });
      setUsername('');
      say(fill(membersSv.invited, { name: member.name }));
      await sync.now();
    });
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (username.trim() !== '') void invite();
      }}
    >
      <Stack>
        {error ? <ErrorNotice code={error.code} params={error.params} /> : null}
        <TextField
          label={membersSv.inviteLabel}
          hint={membersSv.inviteHint}
          autoComplete="off"
          spellCheck="false"
          value={username}
          onChange={setUsername}
        />
        <Actions>
          <Button kind="primary" type="submit" isDisabled={busy || username.trim() === ''}>
            {membersSv.invite}
          </Button>
        </Actions>
      </Stack>
    </Form>
  );
}
