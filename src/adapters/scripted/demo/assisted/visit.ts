import type {Action} from '../../../../core/protocol/action.js';
import type {SuitabilityAction} from '../../../../core/protocol/assisted/action.js';
import type {Office, OfficeId, Slot} from '../../../../core/protocol/assisted/office.js';
import {officeFilters, type TicketChange} from '../../../../core/protocol/assisted/names.js';
import type {DocumentId, StepAction} from '../../../../core/protocol/names.js';
import type {Problem} from '../../../../core/protocol/problem.js';
import type {StepBody, Verdict} from '../../serve.js';
import {readIdentifier} from '../accounts.js';
import {misplaced, type DemoService} from '../service.js';
import {issueTicket, type IssuedTicket} from './ticket.js';
import type {Recovery, Walk} from './walk.js';

type Place = 'suitability' | 'offices' | 'slots' | 'review' | 'ticket';

const atLeast = 2;
const day = 86_400_000;
const exits: readonly StepAction[] = ['back', 'restart', 'cancel'];

/** A visit to an office: what can be brought, where, when, the ticket, and what became of it. */
export function visitWalk(service: DemoService, recovery: Recovery): Walk {
  const {now, directory} = service;
  let place: Place = 'suitability';
  let trail: readonly Place[] = [];
  let documents: readonly DocumentId[] = [];
  let office: Office | undefined;
  let slot: Slot | undefined;
  let issued: IssuedTicket | undefined;

  const range = {
    from: new Date(now()).toISOString().slice(0, 10),
    to: new Date(now() + 14 * day).toISOString().slice(0, 10),
  };

  function body(): StepBody {
    if (place === 'ticket' && issued) return issued.body();
    if (place === 'slots' && office) return {kind: 'slots', office, range, actions: exits};
    if (place === 'suitability') return {kind: 'suitability', documents: service.documents, atLeast, actions: exits};
    if (place === 'offices')
      return {kind: 'offices', filters: officeFilters, languages: service.languages, actions: exits};
    return {
      kind: 'review',
      documents,
      keptUntil: now() + 15 * day,
      actions: exits,
      ...(office && {office}),
      ...(slot && {slot}),
    };
  }

  function to(next: Place): Verdict {
    trail = next === 'ticket' ? [] : [...trail, place];
    place = next;
    return {go: body()};
  }

  function back(): Verdict {
    const before = trail.at(-1);
    if (!before) return recovery.ways();
    trail = trail.slice(0, -1);
    place = before;
    return {go: body()};
  }

  function suit({documents: brought, expired, renamed}: SuitabilityAction): Verdict {
    documents = brought.filter(each => service.documents.includes(each));
    const reason = expired ? 'expired' : renamed ? 'renamed' : documents.length < atLeast ? 'too_few' : undefined;
    return reason ? {problems: [{code: 'document_needed', field: 'documents', reason}]} : to('offices');
  }

  function chooseOffice(id: OfficeId | undefined): Verdict {
    const chosen = id === undefined ? undefined : directory.find(id);
    if (id !== undefined && !chosen) return misplaced;
    [office, slot] = [chosen, undefined];
    return to(chosen?.features.includes('appointments') ? 'slots' : 'review');
  }

  function chooseSlot(at: Office, id: string | undefined): Verdict {
    const free = directory.slots(at.id, range);
    slot = free.find(each => each.id === id);
    if (id === undefined || slot) return to('review');
    const nearest = free.slice(0, 3);
    return {
      problems: [{code: 'slot_taken', field: 'slot'}],
      stay: {kind: 'slots', office: at, range, nearest, actions: exits},
    };
  }

  function issue(): Verdict {
    const plan = {documents, ...(office && {office}), ...(slot && {slot})};
    if (!issued?.isOpen()) issued = issueTicket(service, recovery, plan);
    else if (trail.includes('ticket')) issued.replan(plan);
    return to('ticket');
  }

  function change(ticket: IssuedTicket, how: TicketChange): Verdict {
    const problem: Problem | undefined = ticket.isChangeable() ? undefined : {code: 'ticket_closed'};
    if (problem) return {problems: [problem], stay: body()};
    if (how === 'reschedule') return to(office?.features.includes('appointments') ? 'slots' : 'offices');
    if (how === 'other-office') return to('offices');
    ticket.cancel();
    return {problems: [], stay: body()};
  }

  function copy(ticket: IssuedTicket, email: string): Verdict {
    const read = readIdentifier('email', email);
    if ('problem' in read) return {problems: [{...read.problem, field: 'email'}], stay: body()};
    ticket.copy();
    return {problems: [], stay: body()};
  }

  return {
    body,
    answer(action: Action) {
      if (place === 'ticket' && issued) {
        if (action.type === 'change-ticket') return change(issued, action.change);
        if (action.type === 'copy-ticket') return copy(issued, action.email);
        return action.type === 'revisit' && issued.needsDocument() ? to('suitability') : misplaced;
      }
      if (action.type === 'back') return back();
      if (place === 'suitability' && action.type === 'suitability') return suit(action);
      if (place === 'offices' && action.type === 'office') return chooseOffice(action.office);
      if (place === 'slots' && action.type === 'slot' && office) return chooseSlot(office, action.slot);
      return place === 'review' && action.type === 'issue-ticket' ? issue() : misplaced;
    },
    look: () => (place === 'ticket' ? issued?.look() : undefined),
  };
}
