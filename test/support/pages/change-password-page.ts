import 'latchkey/define/change-password';
import type {ChangePassword} from 'latchkey';
import {FlowPage, type Settings} from './flow-page.js';

/** The labels of the fields. */
export const current = 'Current password';
export const fresh = 'New password';
export const again = 'New password again';

/** A page with a `<change-password>`. */
export class ChangePasswordPage extends FlowPage<ChangePassword> {
  constructor() {
    super(document.createElement('change-password'));
  }

  /** Puts one on the page and waits for the first step. */
  static open(settings: Settings<ChangePassword> & {mode?: 'forced'} = {}): Promise<ChangePasswordPage> {
    return new ChangePasswordPage().open(settings);
  }

  /** Fills in what there is to fill in: the old password, the new one, the new one again. */
  async fillAll(oldPassword: string, newPassword: string, repeat = newPassword): Promise<void> {
    if (this.hasField(current)) await this.fill(current, oldPassword);
    await this.fill(fresh, newPassword);
    if (this.hasField(again)) await this.fill(again, repeat);
  }
}
