import './change-password.js';
import './password-generator.js';
import './recover-access.js';
