import {LOCALE_STATUS_EVENT, msg} from '@lit/localize';
import {
  html,
  LitElement,
  nothing,
  render,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {createFlow, type Flow} from '../core/flow/flow.js';
import type {FlowState} from '../core/flow/state.js';
import type {PasswordPolicy} from '../core/policy/policy.js';
import type {Action, BeginInput} from '../core/protocol/action.js';
import type {Capabilities} from '../core/protocol/capabilities.js';
import type {FlowKind} from '../core/protocol/names.js';
import type {Problem} from '../core/protocol/problem.js';
import type {Step, StepKind} from '../core/protocol/step.js';
import type {Transport} from '../core/protocol/transport.js';
import {loadHttpTransport} from './defaults.js';
import {FlowInterruptedEvent} from './events/flow-interrupted.js';
import {StepChangedEvent} from './events/step-changed.js';
import {ExpiryWarning} from './expiry-warning.js';
import {flowStorage, type FlowStorage} from './flow-storage.js';
import {activeLocale, useLocale} from './locale.js';
import {ServerClock} from './server-clock.js';
import {sideActions} from './side-actions.js';
import {StepForm} from './step-form.js';
import type {StepView} from './steps/view.js';
import {chromeStyles} from './styles/chrome.styles.js';
import {adoptFormStyles} from './styles/form.styles.js';
import {tokens} from './styles/tokens.js';
import {problemText} from './texts/problems.js';
import type {ViewHost} from './view-host.js';

let count = 0;

/** Where nothing was typed yet, or it is gone, the texts for a fault within a step would promise too much. */
const unreachable = ({code}: Problem): string | undefined =>
  code === 'offline' || code === 'timeout' || code === 'unavailable'
    ? msg('The service cannot be reached at the moment.', {id: 'latchkey.problem.unreachable'})
    : undefined;

/**
 * What the flow elements share: they drive one flow over a transport and show its steps. The chrome is in the shadow root;
 * the one form is a child in the light DOM, where password managers find it.
 */
export abstract class FlowElement extends LitElement implements ViewHost {
  static override styles = [tokens, chromeStyles];
  static override properties: PropertyDeclarations = {
    endpoint: {},
    transport: {attribute: false},
    locale: {},
    policy: {attribute: false},
    appearance: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    noRepeat: {type: Boolean, attribute: 'no-repeat'},
  };

  /** The base address of a backend that speaks the HTTP protocol, such as `/account/latchkey`. */
  endpoint: string | undefined;

  /** Any other backend. Goes before `endpoint`. */
  transport: Transport | undefined;

  /** The locale of the texts, a BCP 47 tag. `@lit/localize` keeps one a page: the last element that names one decides. */
  locale: string | undefined;

  /** The rules to show and to check, instead of those that the server names. The server has the last word all the same. */
  policy: PasswordPolicy | undefined;

  /** `native` leaves the form's look to the page's own style sheets; otherwise the form is guarded against them. */
  appearance: 'native' | undefined;

  /** The level of the heading, 1 to 6. */
  headingLevel = 2;

  /** Leaves out the field in which the new password is typed again. */
  noRepeat = false;

  /** @internal */
  readonly uid = `latchkey-${++count}`;

  /** @internal */
  sent: Action['type'] | undefined;

  /** @internal */
  source: Transport | undefined;

  /** The flow that this element drives. */
  protected abstract readonly kind: FlowKind;

  private readonly clock = new ServerClock();
  private readonly stepForm = new StepForm(this);
  private readonly expiry = new ExpiryWarning(this, () => this.step);
  private storage: FlowStorage | undefined;
  private flow: Flow | undefined;
  private step: Step | undefined;
  private view: StepView | undefined;
  /** The kind of step that the view is for. While the view of the next step is on its way, the last one stays. */
  private viewKind: StepKind | undefined;
  private state: FlowState = {status: 'idle'};
  private moved = false;
  private hadFocus = false;
  private hiddenAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    adoptFormStyles(this.getRootNode());
    document.addEventListener('visibilitychange', this.onVisibility);
    window.addEventListener('pageshow', this.onPageShow);
    window.addEventListener(LOCALE_STATUS_EVENT, this.onLocale);
    if (this.hasUpdated && !this.flow) void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.onVisibility);
    window.removeEventListener('pageshow', this.onPageShow);
    window.removeEventListener(LOCALE_STATUS_EVENT, this.onLocale);
    // A move within the page takes it out and puts it back at once: what is typed stays.
    queueMicrotask(() => {
      if (!this.isConnected) this.end();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale') && this.locale !== undefined) void useLocale(this.locale);
    this.hadFocus ||= this.matches(':focus-within');
    if (changed.has('endpoint') || changed.has('transport')) void this.begin();
  }

  override updated(): void {
    const {state, view, hadFocus, moved} = this;
    render(view ? this.stepForm.render(view, state, this.busy) : nothing, this);
    this.stepForm.settle();
    // What had the focus may be gone by now. Who is busy elsewhere on the page is left alone.
    if (hadFocus ? moved || !this.matches(':focus-within') : moved && document.activeElement === document.body) {
      this.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
    }
    this.moved = this.hadFocus = false;
  }

  /** Begins anew, such as after the host has let the person sign in again. */
  restart(): void {
    this.storage?.write();
    void this.begin();
  }

  /** @internal */
  get capabilities(): Capabilities | undefined {
    return this.flow?.capabilities;
  }

  /** @internal */
  get form(): HTMLFormElement | undefined {
    return this.querySelector<HTMLFormElement>(':scope > form.latchkey') ?? undefined;
  }

  /** @internal */
  now(): number {
    return this.clock.now();
  }

  /** @internal */
  send(action: Action): void {
    if (this.busy) return;
    this.sent = action.type;
    this.flow?.send(action);
  }

  /** @internal */
  edited(): void {
    this.flow?.edited();
  }

  /** @internal */
  refresh(): void {
    this.flow?.refresh();
  }

  /** @internal */
  announce(text: string): void {
    const status = this.renderRoot.querySelector('[role=status]');
    if (status) status.textContent = text;
  }

  /** What the flow begins with. */
  protected beginInput(): BeginInput {
    return {};
  }

  /** Where the id of the flow is kept, under a name. */
  protected createStorage(name: string): FlowStorage {
    return flowStorage(name);
  }

  /** The heading until the first step is there. */
  protected abstract heading(): string;

  /** The view of a step: at once where it is part of the element, later where it is loaded on demand. */
  protected abstract createView(step: Step): StepView | Promise<StepView>;

  /** The event that says what the flow has come to, if there is one for it; `from` is the step before. */
  protected abstract eventAt(step: Step, from: StepKind | undefined): Event | undefined;

  /** The exit to another way, where there is one. */
  protected otherWay?(step: Step): TemplateResult | typeof nothing;

  private async begin(): Promise<void> {
    this.end();
    const {endpoint} = this;
    const given = this.transport;
    this.storage = this.createStorage(`latchkey:${this.kind}:${endpoint ?? this.id}`);
    try {
      const transport = given ?? (endpoint === undefined ? undefined : await loadHttpTransport(endpoint));
      if (!transport || !this.isConnected || this.flow || given !== this.transport || endpoint !== this.endpoint)
        return;
      const flow = createFlow(this.kind, {
        transport,
        createKey: () => crypto.randomUUID(),
        locale: () => this.locale ?? activeLocale(),
        onChange: state => {
          if (flow === this.flow) this.onState(state);
        },
      });
      this.flow = flow;
      this.source = transport;
      flow.start(this.beginInput(), this.storage.read());
    } catch {
      this.onState({status: 'interrupted', problem: {code: 'offline'}});
    }
  }

  private end(): void {
    this.flow?.stop();
    this.flow = undefined;
    this.clear();
    this.state = {status: 'idle'};
    this.requestUpdate();
  }

  /** Takes the step off the screen. */
  private clear(): void {
    this.expiry.stop();
    this.setView();
    this.step = undefined;
  }

  private onState(state: FlowState): void {
    const before = this.state;
    this.state = state;
    this.requestUpdate();
    if ('step' in state && state.step !== this.step) this.onStep(state.step);
    if (state.status !== 'interrupted' || state === before) return;
    this.clear();
    if (state.problem.code === 'flow_expired') this.storage?.write();
    this.dispatchEvent(new FlowInterruptedEvent(state.problem.code));
  }

  private onStep(step: Step): void {
    const before = this.step;
    this.step = step;
    this.clock.set(step.serverNow);
    this.storage?.write(step);
    this.expiry.start();
    if (this.viewKind === step.kind) {
      this.view?.update(step);
      this.stepForm.setProblems(step.problems);
    } else void this.changeView(step, before !== undefined);
  }

  private async changeView(step: Step, moved: boolean): Promise<void> {
    try {
      const made = this.createView(step);
      const view = made instanceof Promise ? await made : made;
      if (this.step !== step) {
        view.dispose?.();
        return;
      }
      const event = this.eventAt(step, this.viewKind);
      this.setView(view, step.kind);
      this.stepForm.setProblems(step.problems);
      this.moved = moved;
      this.requestUpdate();
      this.dispatchEvent(new StepChangedEvent(step.kind));
      if (event) this.dispatchEvent(event);
    } catch {
      if (this.step === step) this.onState({status: 'interrupted', problem: {code: 'offline'}, ref: step.ref});
    }
  }

  private setView(view?: StepView, kind?: StepKind): void {
    this.hadFocus ||= this.matches(':focus-within');
    this.view?.dispose?.();
    this.view = view;
    this.viewKind = kind;
    // A new view gets a new form: for password managers, one form is one process.
    render(nothing, this);
  }

  private get busy(): boolean {
    const {status} = this.state;
    return status === 'starting' || status === 'sending' || this.viewKind !== this.step?.kind;
  }

  private readonly onVisibility = (): void => {
    if (document.hidden) {
      this.hiddenAt = this.now();
      return;
    }
    // Timers sleep with the tab; the server knows where the flow is by now.
    const waits = this.step?.kind === 'code' || this.step?.kind === 'hold';
    if (waits && this.now() - this.hiddenAt > 5000) this.refresh();
  };

  private readonly onLocale = (): void => {
    this.requestUpdate();
  };

  private readonly onPageShow = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    this.view?.onSubmit?.();
    this.refresh();
  };

  override render(): TemplateResult {
    const {state, view} = this;
    const help = this.capabilities?.links.help;
    return html`<section part="base" aria-labelledby="heading" aria-busy=${this.busy}>
      <slot name="logo"></slot>
      <div id="heading" class="heading" part="heading" role="heading" aria-level=${this.headingLevel} tabindex="-1">
        <slot name="heading">${view?.heading() ?? this.heading()}</slot>
      </div>
      <slot name="intro"></slot>
      ${state.status === 'interrupted' ? this.renderInterrupted(state.problem) : this.renderStep()}
      <footer part="footer">
        ${this.step && this.otherWay?.(this.step)}
        ${help === undefined ? nothing : html`<a href=${help}>${msg('Help', {id: 'latchkey.help'})}</a>`}
        <slot name="footer"></slot>
      </footer>
      <div class="status" role="status"></div>
    </section>`;
  }

  private renderStep(): TemplateResult {
    const {state, step, view} = this;
    if (!view || !step) {
      return html`${state.status === 'idle' ? nothing : html`<p>${msg('One moment…', {id: 'latchkey.loading'})}</p>`}`;
    }
    if (view.form) return html`${view.chrome?.()}<slot name="form"></slot>`;
    const problem = 'problem' in state ? state.problem : step.problems[0];
    return html`${problem && this.renderNotice(problem)} ${view.chrome?.()} ${sideActions(this, step.actions)}`;
  }

  private renderInterrupted(problem: Problem): TemplateResult {
    const signIn = problem.code === 'session_expired' ? this.capabilities?.links.signIn : undefined;
    return this.renderNotice(
      problem,
      html`<p>
        ${
          signIn === undefined
            ? html`<button type="button" part="button" @click=${this.onRetry}>
                ${msg('Try again', {id: 'latchkey.try-again'})}
              </button>`
            : html`<a href=${signIn}>${msg('Sign in', {id: 'latchkey.sign-in'})}</a>`
        }
      </p>`,
    );
  }

  private renderNotice(problem: Problem, exit?: TemplateResult): TemplateResult {
    return html`<div class="notice error" part="notice" role="alert">
      <p>${problemText(problem, unreachable(problem), this.now())}</p>
      ${exit}
    </div>`;
  }

  private readonly onRetry = (): void => {
    void this.begin();
  };
}
