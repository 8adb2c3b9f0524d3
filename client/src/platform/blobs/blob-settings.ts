/** What the person chose on this device. */
export interface BlobSettings {
  /** Sound neither goes nor comes over a mobile network. */
  readonly soundOnWifiOnly: boolean;
  /** By project: its sound is not sent from this device. Where nothing is chosen, `keepsByDefault`. */
  readonly keepSoundHere: Readonly<Record<string, boolean>>;
}

export const NO_SETTINGS: BlobSettings = { soundOnWifiOnly: false, keepSoundHere: {} };
