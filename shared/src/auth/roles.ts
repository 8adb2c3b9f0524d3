/** Who may do what, in one table. An admin runs the system and has no verb that touches content. */
export const ROLES = ['editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'scout.read',
  'scout.refresh',
  'scout.edit-feeds',
  'project.work',
  'report.compile',
  'ops.read',
  'models.edit',
  'jobs.run',
  'jobs.count',
] as const;
export type Action = (typeof ACTIONS)[number];

const TABLE: Record<Role, ReadonlySet<Action>> = {
  editor: new Set<Action>(['scout.read', 'scout.refresh', 'project.work', 'report.compile', 'jobs.run']),
  admin: new Set<Action>(['scout.read', 'scout.refresh', 'scout.edit-feeds', 'ops.read', 'models.edit', 'jobs.count']),
};

export function can(role: Role, action: Action): boolean {
  return TABLE[role].has(action);
}

export function isRole(value: unknown): value is Role {
  return ROLES.includes(value as Role);
}
