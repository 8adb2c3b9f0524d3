import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Chromium's own services that would phone its maker: leak check of passwords, sign-in, autofill, safe browsing, updates. */
const PREFERENCES = {
  profile: { password_manager_leak_detection: false, password_manager_enabled: false },
  credentials_enable_service: false,
  signin: { allowed: false, allowed_on_next_startup: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  safebrowsing: { enabled: false, enhanced: false },
  search: { suggest_enabled: false },
  translate: { enabled: false },
};

/** A browser profile on disk of our own: what a proxy then sees is what the product asks for. @returns its folder */
export function makeProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'arbetsytan-profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return folder;
}
