import type {Meta} from '@storybook/web-components-vite';
import {step} from 'latchkey/transports/scripted';
import {storyOf} from '../support/story.js';

export default {title: 'Steps/Review', component: 'recover-access'} satisfies Meta;

const {slot: _, ...walkIn} = step.review();
const {office: __, ...anywhere} = walkIn;

export const Appointment = storyOf(step.review());

export const WithoutAnAppointment = storyOf(walkIn);

export const AnyOffice = storyOf(anywhere);

export const TakenMeanwhile = storyOf(step.review({problems: [{code: 'slot_taken'}]}));

export const TriedTooOften = storyOf(step.review({problems: [{code: 'rate_limited'}]}));
