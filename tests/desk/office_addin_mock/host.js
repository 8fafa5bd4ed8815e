"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.getHostType = getHostType;
const office_addin_manifest_1 = require("office-addin-manifest");
function getHostType(object) {
    let validHost = undefined;
    if (object && object["host"]) {
        Object.values(office_addin_manifest_1.OfficeApp).forEach((host) => {
            if (object["host"] === host) {
                validHost = object["host"];
            }
        });
    }
    return validHost;
}
