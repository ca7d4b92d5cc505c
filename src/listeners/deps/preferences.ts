import type { ModalView } from '@slack/types';
import type {
  Checked,
  FieldProblems,
  OwnPreferences,
  PreferenceSection,
  Preferences,
  Service,
} from '../../domain/preferences.ts';
import type { Caller } from '../deps.ts';

/** One dialog of the preferences: all parts, one part, or one thing of a part; without its name a new one. */
export type PreferencePage =
  | { section: 'all' | PreferenceSection | 'templates' }
  | { section: 'service'; handle?: string }
  | { section: 'template'; id?: number };

export type Saved = { kind: 'saved' } | { kind: 'wrong'; problems: FieldProblems };

/** What the organization and its people choose. Each that changes something resolves after its commit. */
export interface PreferencesDeps {
  /** In the caller's language, for `openDialog`; all parts when no page is named. */
  preferencesDialog(caller: Caller, page?: PreferencePage): Promise<ModalView>;
  /** `read` is given the day it is for the organization. */
  savePreferences(caller: Caller, read: (today: string) => Checked<Partial<Preferences>>): Promise<Saved>;
  saveService(caller: Caller, known: string | undefined, service: Service): Promise<Saved>;
  removeService(caller: Caller, handle: string): Promise<void>;
  saveOwnPreferences(caller: Caller, chosen: OwnPreferences): Promise<void>;
  saveTemplate(caller: Caller, template: { id?: number | undefined; name: string; body: string }): Promise<Saved>;
  removeTemplate(caller: Caller, id: number): Promise<void>;
}
