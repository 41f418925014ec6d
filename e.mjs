import pow from "@stdlib/math-base-special-pow"; import sin from "@stdlib/math-base-special-sin"; import cos from "@stdlib/math-base-special-cos";
console.log(pow(2,0.5), sin(1e22), cos(1));
