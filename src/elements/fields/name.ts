import {msg} from '@lit/localize';
import {html, type TemplateResult} from 'lit';
import type {Problem} from '../../core/protocol/problem.js';
import type {ViewHost} from '../view-host.js';
import {TextField} from './text.js';

/** The name of a person: whole, or family name, given name and patronymic. Any script; the patronymic may be left empty. */
export class NameField {
  /** The inputs in their order. A problem with the name stands at the first one. */
  readonly fields: readonly TextField[];

  constructor(
    private readonly host: ViewHost,
    inParts: boolean,
  ) {
    this.fields = inParts
      ? [
          this.part('name', 'family-name', () => msg('Family name', {id: 'latchkey.name.family'})),
          this.part('givenName', 'given-name', () => msg('Given name', {id: 'latchkey.name.given'})),
          new TextField(host, 'patronymic', {
            label: () => msg('Patronymic, if you have one', {id: 'latchkey.name.patronymic'}),
            autocomplete: 'additional-name',
            isOptional: true,
          }),
        ]
      : [this.part('name', 'name', () => msg('Full name', {id: 'latchkey.name.full'}))];
  }

  /** What is typed, part by part. */
  get parts(): readonly string[] {
    return this.fields.map(({value}) => value);
  }

  /** The inputs with their labels and errors. */
  render(): TemplateResult {
    return html`${this.fields.map(field => field.render())}`;
  }

  /** The text of a problem with the name. */
  problemText({field}: Problem): string | undefined {
    return field === 'name' ? msg('Enter your name as it is in the document.', {id: 'latchkey.name.empty'}) : undefined;
  }

  private part(name: string, autocomplete: 'name' | 'family-name' | 'given-name', label: () => string): TextField {
    return new TextField(this.host, name, {
      label,
      autocomplete,
    });
  }
}
