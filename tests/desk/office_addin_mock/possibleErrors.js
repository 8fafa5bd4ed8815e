"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PossibleErrors = void 0;
exports.isValidError = isValidError;
var PossibleErrors;
(function (PossibleErrors) {
    PossibleErrors["notLoaded"] = "Error, property was not loaded";
    PossibleErrors["notSync"] = "Error, context.sync() was not called";
})(PossibleErrors || (exports.PossibleErrors = PossibleErrors = {}));
function isValidError(str) {
    let foundError = false;
    Object.values(PossibleErrors).forEach((possibleError) => {
        if (str === possibleError) {
            foundError = true;
        }
    });
    return foundError;
}
