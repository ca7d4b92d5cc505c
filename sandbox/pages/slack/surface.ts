import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Suggestion } from '../../slack/views/view-model.ts';
import type { Answer } from '../shared/http.ts';

/** A control, by the ids it bears. */
export interface ControlIds {
  blockId: string;
  actionId: string;
}

/** Where blocks stand: a message, a dialog or Home. */
export interface Surface {
  /** Tells the app that a control was used. */
  use(control: ControlIds, value?: string | string[]): Promise<Answer<unknown>>;
  /** What a control is set to, options by their values; undefined where nobody has set it. */
  held(control: ControlIds): string[] | undefined;
  /** Options that were chosen before, with their words. */
  chosen(control: ControlIds): Suggestion[];
  /** Keeps what an input is set to until the dialog is sent. */
  keep(blockId: string, value: string | string[]): void;
  /** What is wrong under a field. */
  error(blockId: string): string | undefined;
  /** What a menu that loads its options offers. */
  load(blockId: string, query: string): Promise<Answer<{ options: Suggestion[] }>>;
}

export const SurfaceContext = createContext<Surface | null>(null);

/** The surface, inside one. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('Used outside of blocks.');
  return surface;
}
