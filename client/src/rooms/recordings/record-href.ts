/** Where a project's recordings are made, and the one under way is shown. */
export const recordHref = (projectId: string) => `/projekt/${projectId}/inspelning/ny`;
