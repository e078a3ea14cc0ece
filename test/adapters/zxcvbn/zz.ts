import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import {adjacencyGraphs, dictionary} from '@zxcvbn-ts/language-common';
import {estimate} from '../../../src/adapters/zxcvbn/estimate.js';
const z=new ZxcvbnFactory({dictionary:{diceware:dictionary['diceware-common'],passwords:dictionary['passwords-common']},graphs:adjacencyGraphs,l33tMaxSubstitutions:40});
let s=9;const r=()=>{s|=0;s=s+0x6d2b79f5|0;let t=Math.imul(s^s>>>15,1|s);t=t+Math.imul(t^t>>>7,61|t)^t;return((t^t>>>14)>>>0)/4294967296};
const tok=[...'4@8({[<3690!1|7$5+%2/\\^()','|-|','/\\/\\','\\/\\/','|_|','aa','ab','2n','vv','uu','nn','p','x'];
const top:[number,string][]=[];
for(let i=0;i<1500;i++){let p='';const k0=1+r()*tok.length|0;while(p.length<64)p+=tok[r()*k0|0];p=p.slice(0,64);let b=1e9;for(let k=0;k<2;k++){const t=performance.now();estimate(z,p,[],64);b=Math.min(b,performance.now()-t)}top.push([b,p])}
top.sort((a,b)=>b[0]-a[0]);console.log(top.slice(0,6), top[top.length>>1]);
