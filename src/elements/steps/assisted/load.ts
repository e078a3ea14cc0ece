import type {Step} from '../../../core/protocol/step.js';
import type {ViewHost} from '../../view-host.js';
import type {StepView} from '../view.js';

/** The view of a step in which an office or support takes part, or of one that is not known, loaded on demand. */
export async function loadAssistedView(host: ViewHost, step: Step): Promise<StepView> {
  switch (step.kind) {
    case 'ways':
      return new (await import('./ways.js')).WaysView(host, step);
    case 'suitability':
      return new (await import('./suitability.js')).SuitabilityView(host, step);
    case 'offices':
      return new (await import('./offices.js')).OfficesView(host, step);
    case 'slots':
      return new (await import('./slots.js')).SlotsView(host, step);
    case 'review':
      return new (await import('./review.js')).ReviewView(host, step);
    case 'ticket':
      return new (await import('./ticket.js')).TicketView(host, step);
    case 'processing':
      return new (await import('./processing.js')).ProcessingView(host, step);
    case 'approved':
      return new (await import('./approved.js')).ApprovedView(host, step);
    case 'reason':
      return new (await import('./reason.js')).ReasonView(host, step);
    case 'channels':
      return new (await import('./channels.js')).ChannelsView(host, step);
    case 'case-details':
      return new (await import('./case-details.js')).CaseDetailsView(host, step);
    case 'case':
      return new (await import('./case.js')).CaseView(host, step);
    default:
      return new (await import('../unsupported.js')).UnsupportedView(host);
  }
}
