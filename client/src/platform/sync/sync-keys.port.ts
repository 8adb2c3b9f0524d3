/** A project's key, shared by its members; the generation is raised when somebody is removed. */
export interface ProjectKey {
  readonly key: CryptoKey;
  readonly generation: number;
}

/** The keys that rows are sealed under before they leave the device. */
export interface SyncKeys {
  /** For the account's own rows. */
  private(): Promise<CryptoKey>;
  /** Of a generation, or the latest; null while nobody has given this account one. */
  project(projectId: string, generation?: number): Promise<ProjectKey | null>;
}
